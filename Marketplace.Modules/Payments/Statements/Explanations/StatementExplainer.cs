using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Explains postings of a statement in one language.</summary>
internal sealed class StatementExplainer(string currency, Language language)
{
    public StatementLineExplanation Explain(StatedFacts facts)
    {
        var (posting, kind) = (facts.Posting, Enum.Parse<LedgerKind>(facts.Posting.Kind));
        var isSale = kind == LedgerKind.OrderCompleted;
        var commission = Booked(facts, LedgerAccount.CommissionRevenue) ?? (isSale ? SoldCommission(facts) : null);
        var tax =
            Booked(facts, LedgerAccount.OutputTax)
            ?? (isSale && commission is { } net ? LedgerEntries.CommissionTax(net) : null);
        return new(
            posting.EntryId,
            posting.Line,
            posting.At,
            kind,
            posting.RefType,
            posting.RefId,
            In(posting.AmountMinor),
            commission,
            tax,
            facts.DueOn,
            facts.Order is { } order ? OrderOf(order) : null,
            LinesOf(facts),
            facts.Postings,
            TextOf(kind, facts, commission, tax)
        );
    }

    private ExplainedOrder OrderOf(OrderShares order) =>
        new(
            order.OrderId,
            order.Number,
            In(order.TotalMinor),
            In(order.TaxMinor),
            In(order.ShippingMinor),
            order.CommissionBps
        );

    /// <summary>What the entry books to an account as earned; null when it does not touch it.</summary>
    private Money? Booked(StatedFacts facts, LedgerAccount account) =>
        facts.Postings.Where(p => p.Account == account.Code).ToList() is { Count: > 0 } found
            ? In(found.Sum(p => p.CreditMinor - p.DebitMinor))
            : null;

    // It was booked when the order was paid.
    private Money? SoldCommission(StatedFacts facts) => facts.Order is { } order ? In(order.CommissionMinor) : null;

    private List<ExplainedLine> LinesOf(StatedFacts facts)
    {
        if (facts.Order is not { } order)
            return [];
        var lines = order.Lines.ToDictionary(l => l.LineId);
        if (facts.Refunded is { } refunded)
        {
            return
            [
                .. refunded
                    .Where(r => lines.ContainsKey(r.OrderLineId))
                    .Select(r => LineOf(lines[r.OrderLineId], r.Quantity, r.AmountMinor, r.CommissionMinor)),
            ];
        }

        if (facts.Returned is { } returned)
        {
            return
            [
                .. returned
                    .Where(r => lines.ContainsKey(r.LineId))
                    .Select(r => LineOf(lines[r.LineId], r.Quantity, r.AmountMinor, null)),
            ];
        }

        return [.. order.Lines.Select(l => LineOf(l, l.Quantity, l.TotalMinor, l.CommissionMinor))];
    }

    private ExplainedLine LineOf(OrderLineShare line, int quantity, long amountMinor, long? commissionMinor)
    {
        var amount = In(amountMinor);
        return new(
            line.LineId,
            line.Title,
            quantity,
            amount,
            line.TaxBps,
            amount.IncludedTax(line.TaxBps),
            commissionMinor is { } commission ? In(commission) : null
        );
    }

    private string TextOf(LedgerKind kind, StatedFacts facts, Money? commission, Money? tax)
    {
        var amount = In(facts.Posting.AmountMinor);
        var (net, onIt) = (commission ?? Money.Zero(currency), tax ?? Money.Zero(currency));
        return StatementRuleWords
            .Of(kind)
            .In(
                language,
                new Dictionary<string, object?>
                {
                    ["amount"] = Show(amount),
                    ["order"] = facts.Order?.Number ?? "–",
                    ["total"] = Show(In(facts.Order?.TotalMinor ?? 0)),
                    ["commission"] = Show(net.Amount < 0 ? -net : net),
                    ["tax"] = Show(onIt.Amount < 0 ? -onIt : onIt),
                    ["rate"] = ((facts.Order?.CommissionBps ?? 0) / 100m).ToString("0.##", language.Culture),
                    // What the store gives, and the commission and tax that come back for it.
                    ["refunded"] = Show(-(amount + net + onIt)),
                    ["reason"] = facts.Reason ?? "–",
                }
            );
    }

    private string Show(Money money) => Currencies.Show(money, language);

    private Money In(long minor) => new(minor, currency);
}
