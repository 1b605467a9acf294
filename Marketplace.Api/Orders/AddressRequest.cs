using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A delivery address.</summary>
/// <param name="Phone">E.164, for example <c>+905321234567</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2; defaults to TR.</param>
public sealed record AddressRequest(
    string? FullName,
    string? Phone,
    string? Line1,
    string? District,
    string? City,
    string? Line2 = null,
    string? PostalCode = null,
    string? Country = null
)
{
    internal DeliveryAddress ToAddress() =>
        new(
            FullName!.Trim(),
            Phone!,
            Line1!.Trim(),
            Trimmed(Line2),
            District!.Trim(),
            City!.Trim(),
            Trimmed(PostalCode),
            Country ?? "TR"
        );

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class AddressValidator : AbstractValidator<AddressRequest>
{
    public AddressValidator()
    {
        RuleFor(a => a.FullName).NotEmpty().MaximumLength(DeliveryAddress.FullNameLength).MustBeOneLine();
        RuleFor(a => a.Phone).NotEmpty();
        RuleFor(a => a.Phone)
            .Matches("^\\+[1-9][0-9]{7,14}\\z")
            .WithErrorCode("value.phone")
            .When(a => !string.IsNullOrEmpty(a.Phone));
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
