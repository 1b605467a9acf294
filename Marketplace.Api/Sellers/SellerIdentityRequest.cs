using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Sellers;

/// <summary>Who sells; omitted fields stay unchanged, empty text removes a value.</summary>
/// <param name="Kind">In which capacity; derived from the tax number when it is not given: company for a VKN,
/// individual for a TCKN.</param>
/// <param name="TradeName">Name of the business as registered, where it differs from legalName.</param>
/// <param name="Mersis">MERSİS number, 16 digits.</param>
/// <param name="Kep">Registered e-mail address (KEP), with a provider under kep.tr.</param>
/// <param name="CentralAddress">Address of the central office.</param>
public sealed record SellerIdentityRequest(
    SellerKind? Kind = null,
    string? TradeName = null,
    string? Mersis = null,
    string? Kep = null,
    string? CentralAddress = null,
    string? City = null,
    string? TaxOffice = null
)
{
    internal IdentityProfile ToProfile() =>
        new(Kind, TradeName?.Trim(), Mersis, Kep, CentralAddress?.Trim(), City?.Trim(), TaxOffice?.Trim());

    internal sealed class Validator : AbstractValidator<SellerIdentityRequest>
    {
        public Validator()
        {
            RuleFor(r => r.TradeName).MaximumLength(IdentityDetails.TradeNameLength).MustBeOneLine();
            RuleFor(r => r.Mersis)
                .Must(text => string.IsNullOrEmpty(text) || RegistryNumbers.IsMersis(text))
                .WithErrorCode("value.mersis");
            RuleFor(r => r.Kep).Must(text => string.IsNullOrEmpty(text) || IsKep(text)).WithErrorCode("value.kep");
            RuleFor(r => r.CentralAddress).MaximumLength(IdentityDetails.AddressLength).MustBeParagraphs();
            RuleFor(r => r.City).MaximumLength(IdentityDetails.PlaceLength).MustBeOneLine();
            RuleFor(r => r.TaxOffice).MaximumLength(IdentityDetails.PlaceLength).MustBeOneLine();
        }

        private static bool IsKep(string text) =>
            text.Length <= IdentityDetails.KepLength && EmailAddress.IsValid(text) && RegistryNumbers.IsKepDomain(text);
    }
}
