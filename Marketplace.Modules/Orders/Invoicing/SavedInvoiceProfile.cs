namespace Marketplace.Modules.Orders;

/// <summary>Invoice details that an account keeps for its purchases; replaced by saving new ones and deleting these.
/// </summary>
internal sealed class SavedInvoiceProfile
{
    public const int MaxPerUser = 10;

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required InvoiceProfile Profile { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Saved invoice details, as their owner sees them.</summary>
public sealed record SavedInvoiceView(Guid Id, InvoiceView Invoice);
