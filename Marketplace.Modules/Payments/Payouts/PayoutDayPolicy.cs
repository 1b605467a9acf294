using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>The calendar of payouts.</summary>
internal sealed class PayoutDayPolicy(IOptions<PayoutsOptions> options, TimeProvider clock)
{
    /// <summary>The day in the time zone of payouts.</summary>
    public DateOnly Today => options.Value.DayOf(clock.GetUtcNow());

    public Guid NewId() => Ids.New(clock);
}
