namespace Marketplace.Modules.Payments;

/// <summary>A movement of the provider's balance that took a fee or paid money to our bank account; never
/// changed.</summary>
/// <remarks>Booked in the commit that adds it.</remarks>
internal sealed class ProviderTransaction
{
    /// <summary>Longest id and type of a provider.</summary>
    public const int MaxIdLength = 100;

    public required Guid Id { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's id; once per provider.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The provider's word for it.</summary>
    public required string Type { get; init; }

    /// <summary>What the provider took, minor units; negative when it gave back.</summary>
    public required long FeeMinor { get; init; }

    /// <summary>What arrived on our bank account, minor units; negative when it went back.</summary>
    public required long SettledMinor { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset BookedAt { get; init; }
}

/// <summary>How far a provider's balance has been read.</summary>
internal sealed class ProviderCursor
{
    public required string Provider { get; init; }

    /// <summary>Everything before is booked.</summary>
    public required DateTimeOffset ReadUntil { get; set; }
}
