using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Reads what a provider took from, and paid out of, the money it holds for us.</summary>
/// <remarks>Never called inside a database transaction. Errors: <see cref="PaymentProviderException"/>.</remarks>
internal interface IProviderBalance
{
    /// <summary>Name used in rows, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>Whether this deployment has settings for it.</summary>
    bool IsConfigured { get; }

    /// <summary>Lists every movement of the balance made from <paramref name="from"/> until before
    /// <paramref name="to"/>, newest first.</summary>
    IAsyncEnumerable<ProviderMovement> ListAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );
}

/// <summary>A movement of the provider's balance.</summary>
/// <param name="Type">The provider's word for it.</param>
/// <param name="FeeMinor">What the provider took for it, minor units; negative when it gave back.</param>
/// <param name="SettledMinor">What it transferred to our bank account, minor units; negative when that came
/// back.</param>
internal sealed record ProviderMovement(
    string ProviderId,
    string Type,
    string Currency,
    long FeeMinor,
    long SettledMinor,
    DateTimeOffset MadeAt
);
