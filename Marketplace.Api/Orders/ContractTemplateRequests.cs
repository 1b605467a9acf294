using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A new version of a text that buyers agree to.</summary>
/// <param name="Locale">Language of the text.</param>
/// <param name="Body">Plain text of up to 50000 characters with places such as {seller}; seller, buyer, goods, total
/// and reference must be among them.</param>
/// <param name="EffectiveFrom">From when it is in force; omitted: from now. Not in the past.</param>
public sealed record AddContractTemplateRequest(
    SalesContractKind? Kind,
    string? Locale,
    string? Body,
    DateTimeOffset? EffectiveFrom = null
)
{
    internal AddContractTemplate ToCommand() => new(Kind!.Value, Language.Find(Locale)!, Body!, EffectiveFrom);

    internal sealed class Validator : AbstractValidator<AddContractTemplateRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.Locale).NotEmpty().MustBeLanguage();
            RuleFor(r => r.Body).NotEmpty().MaximumLength(SalesContractTemplate.MaxBodyLength).MustBeParagraphs();
        }
    }
}

/// <summary>A version of a text that buyers agree to.</summary>
/// <param name="CreatedBy">The administrator; null for the texts that come with the product.</param>
public sealed record ContractTemplateResponse(
    Guid Id,
    SalesContractKind Kind,
    string Locale,
    int Version,
    string Body,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset CreatedAt,
    Guid? CreatedBy
)
{
    internal static ContractTemplateResponse From(SalesContractTemplate template) =>
        new(
            template.Id,
            template.Kind,
            template.Language.Code,
            template.Version,
            template.Body,
            template.EffectiveFrom,
            template.CreatedAt,
            template.CreatedBy
        );
}
