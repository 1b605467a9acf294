using System.Text.Json.Serialization;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary>What becomes of transfers to an account.</summary>
public enum TransferCourse
{
    /// <summary>The money is there at once.</summary>
    Success,

    /// <summary>The money is there after <see cref="SimulatorOptions.ProcessingDelay"/>.</summary>
    Delayed,

    /// <summary>The account takes no transfers.</summary>
    Refused,

    /// <summary>The money is there at once, and all of it comes back after <see cref="SimulatorOptions.LateDelay"/>.
    /// </summary>
    Returned,

    /// <summary>The transfer is made, and the answer delayed by <see cref="SimulatorOptions.AnswerDelay"/>.</summary>
    Timeout,
}

/// <summary>An account of somebody whom the platform pays.</summary>
public sealed class Account : StripeObject
{
    /// <inheritdoc />
    public override string Object => "account";

    public required string Type { get; init; }

    public required string Country { get; init; }

    public AccountCapabilities Capabilities => new(PayoutsEnabled ? "active" : "inactive");

    public bool ChargesEnabled => PayoutsEnabled;

    public bool DetailsSubmitted { get; set; }

    public bool PayoutsEnabled { get; set; }

    /// <summary>What becomes of transfers to it.</summary>
    [JsonIgnore]
    public TransferCourse Course { get; set; }
}

/// <summary>What an account may do.</summary>
/// <param name="Transfers">Whether it takes transfers: <c>active</c> or <c>inactive</c>.</param>
public sealed record AccountCapabilities(string Transfers);

/// <summary>A page on which the holder of an account says who they are; works once.</summary>
public sealed class AccountLink : StripeObject
{
    /// <inheritdoc />
    public override string Object => "account_link";

    public required string Url { get; init; }

    public required long ExpiresAt { get; init; }

    [JsonIgnore]
    public required string Account { get; init; }

    [JsonIgnore]
    public required string ReturnUrl { get; init; }

    [JsonIgnore]
    public required string RefreshUrl { get; init; }

    [JsonIgnore]
    public bool Used { get; set; }
}

/// <summary>Money moved from the platform's balance to an account.</summary>
public sealed class Transfer : StripeObject
{
    /// <inheritdoc />
    public override string Object => "transfer";

    public required long Amount { get; init; }

    public long AmountReversed { get; set; }

    public required string BalanceTransaction { get; init; }

    public required string Currency { get; init; }

    public required string Destination { get; init; }

    public bool Reversed => AmountReversed == Amount;

    public string? TransferGroup { get; init; }

    /// <summary>The account's course when it was made.</summary>
    [JsonIgnore]
    public TransferCourse Course { get; init; }
}

/// <summary>A movement of the platform's balance.</summary>
public sealed class BalanceTransaction : StripeObject
{
    /// <inheritdoc />
    public override string Object => "balance_transaction";

    public required long Amount { get; init; }

    public required long AvailableOn { get; init; }

    public required string Currency { get; init; }

    public required long Fee { get; init; }

    public long Net => Amount - Fee;

    public required string Source { get; init; }

    /// <summary><c>pending</c> or <c>available</c>.</summary>
    public required string Status { get; set; }

    public required string Type { get; init; }
}
