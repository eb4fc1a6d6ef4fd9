import type { ActionRequest } from './action.js'
import type { ActionOfDataRequest } from './actionOfData.js'
import type { AuditRequest } from './audit.js'
import type { CheckTheoryRequest } from './checkTheory.js'
import type { CorrelatorRequest } from './correlator.js'
import type { CheckRequest } from './definedCheck.js'
import type { CostRequest } from './cost.js'
import type { DiagramsRequest } from './diagrams.js'
import type { DmftRequest } from './dmft.js'
import type { DmftDeriveRequest } from './dmftDerive.js'
import type { DmftPopulationsRequest } from './dmftPopulations.js'
import type { DmftTraceRequest } from './dmftTrace.js'
import type { ExpandRequest } from './expand.js'
import type { ExplainRequest } from './explain.js'
import type { GammaRequest } from './gamma.js'
import type { GeneralTermRequest } from './generalTerm.js'
import type { ListRequest } from './list.js'
import type { MergeRequest } from './merge.js'
import type { CumulantRequest, MomentRequest } from './moment.js'
import type { ReportRequest } from './report.js'
import type { RefereeRequest } from './referee/referee.js'
import type { SdeRequest } from './sde.js'
import type { EffectiveRequest } from './sdeEffective.js'
import type { SdeFrequencyRequest } from './sdeFrequency.js'
import type { SelfEnergyRequest } from './sdeSelfEnergy.js'
import type { SchemaRequest } from './schema.js'
import type { SymmetriesRequest } from './symmetries.js'
import type { TapDataRequest } from './tapData.js'
import type { TapRequest } from './tap.js'
import type { VerifyRequest } from './verify.js'
import type { WickRequest } from './wick.js'

/** The requests by the name of the command that asks the same. */
export interface Requests {
  readonly diagrams: DiagramsRequest
  readonly expand: ExpandRequest
  readonly gamma: GammaRequest
  /** Of the commands `diagrams --dry-run` and `expand --dry-run`. */
  readonly cost: CostRequest
  readonly verify: VerifyRequest
  readonly referee: RefereeRequest
  readonly explain: ExplainRequest
  readonly 'general-term': GeneralTermRequest
  readonly 'check-theory': CheckTheoryRequest
  readonly moment: MomentRequest
  readonly cumulant: CumulantRequest
  readonly wick: WickRequest
  readonly correlator: CorrelatorRequest
  readonly action: ActionRequest
  /** Of the command `action --data`. */
  readonly 'action-data': ActionOfDataRequest
  readonly check: CheckRequest
  readonly merge: MergeRequest
  readonly report: ReportRequest
  readonly symmetries: SymmetriesRequest
  readonly audit: AuditRequest
  readonly tap: TapRequest
  /** Of the command `tap --data`. */
  readonly 'tap-data': TapDataRequest
  readonly sde: SdeRequest
  /** Of the command `sde --in frequency`. */
  readonly 'sde-frequency': SdeFrequencyRequest
  /** Of the command `sde --quantity self-energy`. */
  readonly 'sde-self-energy': SelfEnergyRequest
  /** Of the command `sde --effective`. */
  readonly 'sde-effective': EffectiveRequest
  readonly dmft: DmftRequest
  /** Of the command `dmft --derive`. */
  readonly 'dmft-derive': DmftDeriveRequest
  /** Of the command `dmft network.yaml`. */
  readonly 'dmft-populations': DmftPopulationsRequest
  /** Of the command `dmft --trace`. */
  readonly 'dmft-trace': DmftTraceRequest
  readonly list: ListRequest
  readonly schema: SchemaRequest
}
