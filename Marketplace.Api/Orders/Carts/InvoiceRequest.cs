using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;
using TaxNumber = Marketplace.Modules.Sellers.TaxId;

namespace Marketplace.Api.Orders;

/// <summary>Whom the sellers invoice.</summary>
/// <param name="Name">Full name of a person, or title of a company.</param>
/// <param name="TaxId">TCKN of a person (11 digits, optional), VKN of a company (10 digits; 11 of a sole
/// trader).</param>
/// <param name="TaxOffice">Of a company; required there.</param>
/// <param name="Address">Omit for the delivery address.</param>
/// <param name="EInvoice">Whether the buyer is registered for electronic invoices; companies only.</param>
public sealed record InvoiceRequest(
    InvoiceKind Kind,
    string? Name,
    string? TaxId = null,
    string? TaxOffice = null,
    InvoiceAddressRequest? Address = null,
    bool? EInvoice = null
)
{
    internal InvoiceView ToProfile() =>
        new(Kind, Name!.Trim(), Trimmed(TaxId), Trimmed(TaxOffice), Address?.ToAddress(), EInvoice ?? false);

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public sealed class Validator : AbstractValidator<InvoiceRequest>
    {
        private const int PersonDigits = 11;

        public Validator()
        {
            RuleFor(i => i.Name).NotEmpty().MaximumLength(InvoiceProfile.NameLength).MustBeOneLine();
            RuleFor(i => i.TaxId)
                .Must(taxId => TaxNumber.IsValid(taxId!))
                .WithErrorCode("value.tax_id")
                .When(i => !string.IsNullOrEmpty(i.TaxId));
            RuleFor(i => i.TaxId)
                .Must(taxId => taxId!.Length == PersonDigits)
                .WithErrorCode("value.tax_id")
                .When(i => i.Kind == InvoiceKind.Individual && !string.IsNullOrEmpty(i.TaxId));
            RuleFor(i => i.TaxId).NotEmpty().When(i => i.Kind == InvoiceKind.Company);
            RuleFor(i => i.TaxOffice).MaximumLength(InvoiceProfile.TaxOfficeLength).MustBeOneLine();
            RuleFor(i => i.TaxOffice).NotEmpty().When(i => i.Kind == InvoiceKind.Company);
            RuleFor(i => i.EInvoice)
                .Must(eInvoice => eInvoice != true)
                .WithErrorCode("value.not_allowed")
                .WithState(_ => new[] { "false" })
                .When(i => i.Kind == InvoiceKind.Individual);
            RuleFor(i => i.Address!).SetValidator(new InvoiceAddressValidator()).When(i => i.Address is not null);
        }
    }
}

/// <summary>Where an invoice goes.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; defaults to TR.</param>
public sealed record InvoiceAddressRequest(
    string? Line1,
    string? District,
    string? City,
    string? Line2 = null,
    string? PostalCode = null,
    string? Country = null
)
{
    internal InvoiceAddress ToAddress() =>
        new(
            Line1!.Trim(),
            InvoiceRequest.Trimmed(Line2),
            District!.Trim(),
            City!.Trim(),
            InvoiceRequest.Trimmed(PostalCode),
            Country ?? "TR"
        );
}

internal sealed class InvoiceAddressValidator : AbstractValidator<InvoiceAddressRequest>
{
    public InvoiceAddressValidator()
    {
        RuleFor(a => a.Line1).NotEmpty().MaximumLength(DeliveryAddress.LineLength).MustBeOneLine();
        RuleFor(a => a.Line2).MaximumLength(DeliveryAddress.LineLength).MustBeOneLine();
        RuleFor(a => a.District).NotEmpty().MaximumLength(DeliveryAddress.PlaceLength).MustBeOneLine();
        RuleFor(a => a.City).NotEmpty().MaximumLength(DeliveryAddress.PlaceLength).MustBeOneLine();
        RuleFor(a => a.PostalCode).MaximumLength(DeliveryAddress.PostalCodeLength).MustBeOneLine();
        RuleFor(a => a.Country)
            .Must(country => country is null || Countries.IsKnown(country))
            .WithErrorCode("value.country");
    }
}
