using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Sellers;

/// <summary>Request to create a store.</summary>
/// <param name="Slug">URL slug of the store: 3 to 40 characters, a–z, 0–9 and single hyphens; cannot be changed
/// later.</param>
/// <param name="TaxId">VKN (10 digits) or TCKN (11 digits).</param>
/// <param name="Identity">Who sells, as the store page shows it.</param>
public sealed partial record ApplyRequest(
    string Slug,
    string Name,
    string? Description,
    string? LegalName,
    string? TaxId,
    string? Iban,
    string? ContactEmail,
    string? Phone,
    string? Address,
    bool? AcceptsCashOnDelivery,
    SellerIdentityRequest? Identity = null
)
{
    public SellerProfile ToProfile() =>
        new(
            Name.Trim(),
            Description,
            LegalName,
            TaxId,
            Iban,
            ContactEmail,
            Phone,
            Address,
            null,
            AcceptsCashOnDelivery,
            Identity?.ToProfile()
        );

    public sealed class Validator : AbstractValidator<ApplyRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Slug)
                .NotEmpty()
                .Must(slug => string.IsNullOrEmpty(slug) || SlugPattern().IsMatch(slug))
                .WithErrorCode("value.format");
            RuleFor(r => r.Name).NotEmpty();
            RuleFor(r => r.Name == null ? null : r.Name.Trim())
                .MinimumLength(2)
                .MaximumLength(80)
                .MustBeOneLine()
                .OverridePropertyName(nameof(Name));
            this.AddProfileRules(
                r => r.Description,
                r => r.LegalName,
                r => r.TaxId,
                r => r.Iban,
                r => r.ContactEmail,
                r => r.Phone,
                r => r.Address
            );
            RuleFor(r => r.Identity).SetValidator(new SellerIdentityRequest.Validator()!);
        }
    }

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9]){2,39}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex SlugPattern();
}

/// <summary>Request to update a store; omitted fields stay unchanged, empty text removes a value.</summary>
/// <param name="Identity">Who sells, as the store page shows it.</param>
public sealed record ChangeSellerRequest(
    string? Name,
    string? Description,
    string? LegalName,
    string? TaxId,
    string? Iban,
    string? ContactEmail,
    string? Phone,
    string? Address,
    string? LogoUrl,
    bool? AcceptsCashOnDelivery,
    SellerIdentityRequest? Identity = null
)
{
    public SellerProfile ToProfile() =>
        new(
            Name?.Trim(),
            Description,
            LegalName,
            TaxId,
            Iban,
            ContactEmail,
            Phone,
            Address,
            string.IsNullOrEmpty(LogoUrl) ? LogoUrl : PublicLinks.Canonical(LogoUrl),
            AcceptsCashOnDelivery,
            Identity?.ToProfile()
        );

    public sealed class Validator : AbstractValidator<ChangeSellerRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name == null ? null : r.Name.Trim())
                .MinimumLength(2)
                .MaximumLength(80)
                .MustBeOneLine()
                .OverridePropertyName(nameof(Name));
            RuleFor(r => r.LogoUrl)
                .MaximumLength(PublicLinks.MaxLength)
                .Must(url => string.IsNullOrEmpty(url) || PublicLinks.Canonical(url) is not null)
                .WithErrorCode("value.https_url");
            this.AddProfileRules(
                r => r.Description,
                r => r.LegalName,
                r => r.TaxId,
                r => r.Iban,
                r => r.ContactEmail,
                r => r.Phone,
                r => r.Address
            );
            RuleFor(r => r.Identity).SetValidator(new SellerIdentityRequest.Validator()!);
        }
    }
}

/// <summary>Request to close the store temporarily.</summary>
/// <param name="Until">When the store reopens automatically; omitted: when the seller reopens it.</param>
public sealed record CloseStoreRequest(DateTimeOffset? Until);

/// <summary>Request to set a negotiated commission for a store.</summary>
/// <param name="CommissionBps">Basis points; null restores the plan's commission.</param>
public sealed record AgreeCommissionRequest([property: JsonRequired] int? CommissionBps)
{
    public sealed class Validator : AbstractValidator<AgreeCommissionRequest>
    {
        public Validator() => RuleFor(r => r.CommissionBps).InclusiveBetween(0, 10_000);
    }
}

/// <summary>Shared validation rules for store profile fields.</summary>
internal static class ProfileRules
{
    public static void AddProfileRules<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, string?>> description,
        System.Linq.Expressions.Expression<Func<T, string?>> legalName,
        System.Linq.Expressions.Expression<Func<T, string?>> taxId,
        System.Linq.Expressions.Expression<Func<T, string?>> iban,
        System.Linq.Expressions.Expression<Func<T, string?>> contactEmail,
        System.Linq.Expressions.Expression<Func<T, string?>> phone,
        System.Linq.Expressions.Expression<Func<T, string?>> address
    )
    {
        validator.RuleFor(description).MaximumLength(2000).MustBeParagraphs();
        validator.RuleFor(legalName).MaximumLength(200).MustBeOneLine();
        validator
            .RuleFor(taxId)
            .Must(text => string.IsNullOrEmpty(text) || TaxId.IsValid(text))
            .WithErrorCode("value.tax_id");
        validator
            .RuleFor(iban)
            .Must(text => string.IsNullOrEmpty(text) || Iban.IsValid(text))
            .WithErrorCode("value.iban");
        validator
            .RuleFor(contactEmail)
            .Must(text => string.IsNullOrEmpty(text) || EmailAddress.IsValid(text))
            .WithErrorCode("value.email");
        validator.RuleFor(phone).MustBePhone();
        validator.RuleFor(address).MaximumLength(500).MustBeParagraphs();
    }
}
