// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What the plant will do: lots with their starts, purchases, stocks, deliveries, overtime, bound and gap.
///
/// Things are named by their id texts. Quantities are in the material's unit, rounded to 1e-6; lots of a relaxed
/// plan carry fractional counts. Every list is in canonical order: bytewise by name, then by time.
public struct Plan: Hashable, Sendable, Codable {
    /// What was planned and over which time.
    public var header: PlanHeader
    /// How good the plan is and how good any plan could be.
    public var outcome: PlanOutcome
    /// The lots that start, and those in process.
    public var lots: [PlannedLot]
    /// Per recipe, the starts that calendars and holds admit, and the others with their reasons.
    public var starts: [RecipeStarts]
    /// Rooms and units made ready for lots of another key; none are told of a relaxed plan.
    public var changeovers: [PlannedChangeover]
    /// Runs of lots of equal key where campaigns have rules; none are told of a relaxed plan.
    public var campaigns: [PlannedCampaign]
    /// Units set up for a product in a bucket; none are told of a relaxed plan.
    public var setUps: [PlannedSetUp]
    /// What is bought.
    public var purchases: [PlannedPurchase]
    /// Which options to add capacity are chosen.
    public var options: [PlannedOption]
    /// When commitments are done.
    public var commitments: [PlannedCommitment]
    /// What goes from site to site; nil in a plant without lanes.
    public var shipments: [PlannedShipment]?
    /// What contract manufacturers make; nil in a plant without them.
    public var contracts: [PlannedContract]?
    /// What is sent to laboratories, in weeks in which anything is.
    public var laboratories: [LaboratoryWeek]
    /// Plates that lots share.
    public var plates: [PlannedPlates]
    /// What is delivered on each demand line.
    public var deliveries: [PlannedDelivery]
    /// How each demand line fares.
    public var demand: [DemandOutcome]
    /// How far service targets are met; nil where there are none.
    public var service: [ServiceOutcome]?
    /// What demand lines get when lots pass or fail; nil where no lot can fail.
    public var risks: [LineRisk]?
    /// How each patient fares; nil where there are none.
    public var patients: [PatientOutcome]?
    /// How the patients of each recipe fare together; nil where there are none.
    public var veinToVein: [VeinToVein]?
    /// Stock of each material at each bucket's end.
    public var stock: [StockLevel]
    /// What is thrown away.
    public var discards: [PlannedDiscard]
    /// Work of each pool in each week.
    public var staff: [StaffWeek]
    /// How loaded each resource is in each bucket.
    public var loads: [ResourceLoad]
    /// Missing safety stock.
    public var shortfalls: [SafetyShortfall]
    /// The result in money: whole cents per line, their sum is the contribution.
    public var ledger: [LedgerLine]
    /// Cost of each lot at standard rates.
    public var lotCosts: [LotCost]
    /// What bears each line of the ledger; nil where nobody divided them.
    public var costs: [CostShare]?
    /// What more of something would be worth; nil where the relaxed plan was not found.
    public var prices: PlanPrices?
    /// What the planner should know, such as demand beyond the tail.
    public var notes: [String]
    /// What names the numbers: units and prices.
    public var legend: PlanLegend

    /// Puts a plan together.
    public init(
        header: PlanHeader, outcome: PlanOutcome, lots: [PlannedLot] = [], starts: [RecipeStarts] = [],
        changeovers: [PlannedChangeover] = [], campaigns: [PlannedCampaign] = [], setUps: [PlannedSetUp] = [],
        purchases: [PlannedPurchase] = [],
        deliveries: [PlannedDelivery] = [],
        demand: [DemandOutcome] = [],
        stock: [StockLevel] = [], discards: [PlannedDiscard] = [], staff: [StaffWeek] = [],
        loads: [ResourceLoad] = [], shortfalls: [SafetyShortfall] = [], ledger: [LedgerLine] = [],
        lotCosts: [LotCost] = [], notes: [String] = [], legend: PlanLegend = PlanLegend(),
        options: [PlannedOption] = [], commitments: [PlannedCommitment] = [],
        shipments: [PlannedShipment]? = nil,
        contracts: [PlannedContract]? = nil, patients: [PatientOutcome]? = nil, veinToVein: [VeinToVein]? = nil,
        service: [ServiceOutcome]? = nil, risks: [LineRisk]? = nil,
        laboratories: [LaboratoryWeek] = [], plates: [PlannedPlates] = []
    ) {
        self.header = header
        self.outcome = outcome
        self.lots = lots
        self.starts = starts
        self.changeovers = changeovers
        self.campaigns = campaigns
        self.setUps = setUps
        self.purchases = purchases
        self.commitments = commitments
        self.shipments = shipments
        self.contracts = contracts
        self.laboratories = laboratories
        self.plates = plates
        self.deliveries = deliveries
        self.demand = demand
        self.stock = stock
        self.discards = discards
        self.staff = staff
        self.loads = loads
        self.shortfalls = shortfalls
        self.ledger = ledger
        self.lotCosts = lotCosts
        self.notes = notes
        self.legend = legend
        self.options = options
        self.patients = patients
        self.veinToVein = veinToVein
        self.service = service
        self.risks = risks
    }
}

/// What was planned and over which time.
public struct PlanHeader: Hashable, Sendable, Codable {
    /// The scenario's label.
    public var label: String
    /// The currency of all money.
    public var currency: String
    /// The civil date of minute 0, ISO 8601.
    public var start: String
    /// The horizon's length.
    public var horizon: Span
    /// The tail after it.
    public var tail: Span
    /// The ends of the buckets, ascending, the last one at the tail's end.
    public var bucketEnds: [Instant]
    /// Whether lots may be fractional.
    public var isRelaxed: Bool

    /// Puts a header together.
    public init(
        label: String, currency: String, start: String, horizon: Span, tail: Span, bucketEnds: [Instant],
        isRelaxed: Bool
    ) {
        self.label = label
        self.currency = currency
        self.start = start
        self.horizon = horizon
        self.tail = tail
        self.bucketEnds = bucketEnds
        self.isRelaxed = isRelaxed
    }
}

/// How good the plan is and how good any plan could be.
public struct PlanOutcome: Hashable, Sendable, Codable {
    /// How the search ended.
    public var status: Status
    /// Revenue less all costs: the sum of the ledger.
    public var contribution: Money
    /// The programme's own value of the plan, as contribution [money]; differs from the ledger by rounding only.
    public var objective: Double
    /// The most that any plan of the scenario can contribute according to the solver's tree, to its tolerances [money].
    public var bound: Double
    /// The most that any plan can contribute, proved at the root with directed rounding [money]; nil if unproven.
    ///
    /// It holds for the programme's stored numbers exactly. The tree goes on from the root, so `bound` is mostly lower.
    public var certified: Double?
    /// (bound − objective) / (revenue + variable cost + penalties); see ``gap(of:turnover:)`` where nothing moves.
    public var gap: Double
    /// bound − objective [money].
    public var gapMoney: Double
    /// How well the decisions keep the programme exactly; nil where that could not be evaluated.
    public var exactness: PlanExactness?

    /// How a search ended.
    public enum Status: String, Hashable, Sendable, Codable {
        /// No plan is better, within the asked gap.
        case optimal
        /// A plan, not yet proved as good as asked.
        case feasible
        /// A plan found before a work or time limit ended the search.
        case limit
        /// A plan found before the search was interrupted.
        case interrupted
    }

    /// Puts an outcome together.
    public init(
        status: Status, contribution: Money, objective: Double, bound: Double, certified: Double? = nil, gap: Double,
        gapMoney: Double, exactness: PlanExactness? = nil
    ) {
        self.status = status
        self.contribution = contribution
        self.objective = objective
        self.bound = bound
        self.certified = certified
        self.gap = gap
        self.gapMoney = gapMoney
        self.exactness = exactness
    }
}

extension Sequence<LedgerLine> {
    /// Revenue, variable costs and penalties together, each as it is large [money].
    public var turnover: Double { filter { !$0.account.isConstant }.reduce(0) { $0 + $1.amount.double.magnitude } }
}

extension PlanOutcome {
    /// The share of the money that moves by which a plan may be better; all of it where none moves and one may be better
    /// by more than half a cent.
    public static func gap(of difference: Double, turnover: Double) -> Double {
        turnover > 0 ? difference / turnover : difference > 0.005 ? 1 : 0
    }
}
