using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;
using Microsoft.Extensions.Time.Testing;

namespace Marketplace.UnitTests.Subscriptions;

/// <summary>A subscription with its invoices in a small world of its own: time passes, a card works or does
/// not.</summary>
internal sealed class BilledStore
{
    private readonly Dictionary<int, int> _numbers = [];

    public BilledStore(PlanVersion plan)
    {
        Plan = plan;
        Subscription = Subscription.Start(Ids.New(Clock), Ids.New(Clock), Ids.New(Clock), plan, Clock.GetUtcNow());
        IssuePeriod(InvoicePurpose.Start, Clock.GetUtcNow());
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Subscription Subscription { get; }

    /// <summary>The plan whose price renewals have.</summary>
    public PlanVersion Plan { get; set; }

    public List<Invoice> Invoices { get; } = [];

    /// <summary>Every step the clock did, with its instant.</summary>
    public List<BillingCycleStep> Steps { get; } = [];

    /// <summary>Pays each invoice as soon as it is open for longer than this; null while the card fails.</summary>
    public TimeSpan? PaysAfter { get; set; }

    public Invoice? Open => Invoices.SingleOrDefault(i => i.Status == InvoiceStatus.Open);

    public IEnumerable<Invoice> Paid => Invoices.Where(i => i.Status == InvoiceStatus.Paid);

    /// <summary>Pays the open invoice if the subscription still wants it.</summary>
    public bool Pay()
    {
        if (Open is not { } invoice || !InvoiceSettlementService.IsWanted(Subscription, invoice, Now))
            return false;
        if (invoice.Purpose == InvoicePurpose.Upgrade)
        {
            invoice.Pay(Ids.New(Clock), new(Now, Subscription.PaidUntil!.Value), Now);
            Subscription.Upgrade();
        }
        else
        {
            invoice.Pay(Ids.New(Clock), Subscription.PayPeriod(Plan, Now), Now);
        }

        return true;
    }

    /// <summary>Lets time pass, stopping at each step and each payment.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Now + time;
        while (true)
        {
            var step = Subscription.NextStep() is { } next && next.At <= end ? next : (BillingCycleStep?)null;
            var payment =
                PaysAfter is { } after && Open is { } open && open.IssuedAt + after <= end
                    ? open.IssuedAt + after
                    : (DateTimeOffset?)null;
            if (step is null && payment is null)
                break;
            if (payment is { } at && (step is null || at <= step.Value.At))
            {
                MoveTo(at);
                Pay();
            }
            else
            {
                MoveTo(step!.Value.At);
                Do(step.Value);
            }
        }

        MoveTo(end);
    }

    public Invoice IssueUpgrade(PlanVersion to)
    {
        var change = PlanChange.Decide(Subscription, Plan, to, Now).Value;
        var invoice = Invoice.ForUpgrade(Number(), Subscription, Plan, to, change.Proration!, 2000);
        Invoices.Add(invoice);
        Subscription.UpgradeOncePaid(to, invoice.Id, Now);
        return invoice;
    }

    private void Do(BillingCycleStep step)
    {
        Steps.Add(step with { At = Now });
        switch (step.Kind)
        {
            case SubscriptionStepKind.Expire or SubscriptionStepKind.End:
                Open?.Void();
                Subscription.End(Now);
                break;
            case SubscriptionStepKind.DropUpgrade:
                Open?.Void();
                Subscription.DropPlans();
                break;
            case SubscriptionStepKind.IssueRenewal:
                IssuePeriod(InvoicePurpose.Renewal, Subscription.CurrentPeriodEnd!.Value);
                break;
            case SubscriptionStepKind.RollOver:
                Subscription.RollOver();
                break;
            case SubscriptionStepKind.FallDue:
                Subscription.FallDue(Now);
                break;
            case SubscriptionStepKind.Remind:
                Subscription.Remind(Now);
                break;
            case SubscriptionStepKind.Suspend:
                Subscription.Suspend();
                break;
            case SubscriptionStepKind.GiveUp:
                Open!.GiveUp();
                Subscription.End(Now);
                break;
        }
    }

    private void IssuePeriod(InvoicePurpose purpose, DateTimeOffset dueAt)
    {
        var invoice = Invoice.ForPeriod(Number(), Subscription, purpose, Plan, dueAt, 2000);
        Invoices.Add(invoice);
        Subscription.Invoiced(invoice.Id);
    }

    private IssuedNumber Number()
    {
        var number = _numbers[Now.Year] = _numbers.GetValueOrDefault(Now.Year) + 1;
        return new(Ids.New(Clock), string.Create(CultureInfo.InvariantCulture, $"INV-{Now.Year}-{number:000000}"), Now);
    }

    private void MoveTo(DateTimeOffset instant)
    {
        if (instant > Now)
            Clock.SetUtcNow(instant);
    }
}
