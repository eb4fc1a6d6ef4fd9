import 'katex/dist/katex.min.css'
import { render } from 'preact'
import './style.css'
import { App } from './view/App.js'

const place = document.getElementById('app')
if (place === null) throw new Error('the page has no place for the playground')
place.replaceChildren()
render(<App />, place)
