using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>The time, and how long a changed IBAN waits.</summary>
public sealed class PayoutTimePolicy(IOptions<PayoutAccountsOptions> options, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan IbanDelay => options.Value.IbanDelay;

    internal Guid NewId() => Ids.New(clock);
}
