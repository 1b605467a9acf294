using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>The marketplace's money of a month: what it earned and what it cost, from the ledger, and what it owed at
/// the end.</summary>
/// <param name="Month">YYYY-MM, in the marketplace's time zone.</param>
/// <param name="Documents">The month's commission invoices and credit notes.</param>
public sealed record FinanceSummary(
    string Month,
    MonthlyEarnings Earnings,
    MonthlyExpenses Expenses,
    MonthEndBalances Balances,
    CommissionDocuments Documents
);

/// <summary>What was earned in a month, less what was given back.</summary>
/// <param name="Commission">Without tax.</param>
/// <param name="CommissionTax">KDV on the commission.</param>
/// <param name="Subscriptions">Without tax.</param>
/// <param name="SubscriptionTax">KDV on the subscriptions.</param>
public sealed record MonthlyEarnings(Money Commission, Money CommissionTax, Money Subscriptions, Money SubscriptionTax);

/// <summary>What a month cost, and what was withheld from sellers for the tax office in it.</summary>
/// <param name="ProviderFees">Fees of the payment provider.</param>
/// <param name="DisputeLosses">Lost disputes that nobody else bears.</param>
/// <param name="Withheld">Tax withheld from sellers' earnings, less what was given back.</param>
public sealed record MonthlyExpenses(Money ProviderFees, Money DisputeLosses, Money Withheld);

/// <summary>What was owed and held at the end of a month; now, for the current one.</summary>
/// <param name="SellersPending">Owed to sellers from orders whose earnings are not payable yet.</param>
/// <param name="SellersPayable">Owed to sellers, ready to be paid out.</param>
/// <param name="SellersOwing">Negative balances: owed by sellers.</param>
/// <param name="PayoutsInTransit">Payouts that are reserved and not paid yet.</param>
/// <param name="BuyerRefunds">Owed to buyers who had paid at the door.</param>
/// <param name="OpenDisputes">Disputed money that nobody has decided on.</param>
/// <param name="TaxOwed">KDV collected and not paid to the tax office.</param>
/// <param name="WithholdingOwed">Withheld tax not paid to the tax office.</param>
/// <param name="AtProvider">Money that the payment provider holds.</param>
/// <param name="AtBank">Money on the bank account.</param>
public sealed record MonthEndBalances(
    Money SellersPending,
    Money SellersPayable,
    Money SellersOwing,
    Money PayoutsInTransit,
    Money BuyerRefunds,
    Money OpenDisputes,
    Money TaxOwed,
    Money WithholdingOwed,
    Money AtProvider,
    Money AtBank
);

/// <summary>The commission invoices and credit notes of a month.</summary>
/// <param name="IsClosed">Whether every store has its document.</param>
/// <param name="Net">Invoices less credit notes, without tax; equals the commission of a closed month.</param>
/// <param name="Tax">The same for the tax on it.</param>
public sealed record CommissionDocuments(int Invoices, int CreditNotes, Money Net, Money Tax, bool IsClosed);
