using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>The time, and how much of it each step of a return has.</summary>
public sealed class ReturnTimePolicy(IOptions<OrdersOptions> options, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How long after its delivery an order can be returned.</summary>
    public TimeSpan Window => TimeSpan.FromDays(options.Value.ReturnWindowDays);

    public ReturnOptions Settings => options.Value.Returns;

    internal ReturnDeadlines Deadlines => ReturnDeadlines.From(options.Value.Returns);

    internal Guid NewId() => Ids.New(clock);
}
