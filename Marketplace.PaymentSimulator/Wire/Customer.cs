namespace Marketplace.PaymentSimulator.Wire;

/// <summary>Somebody whose card may be kept for later charges.</summary>
public sealed class Customer : StripeObject
{
    /// <inheritdoc />
    public override string Object => "customer";

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public InvoiceSettings InvoiceSettings { get; set; } = new(null);
}

/// <summary>Which saved card pays a customer's invoices.</summary>
public sealed record InvoiceSettings(string? DefaultPaymentMethod);
