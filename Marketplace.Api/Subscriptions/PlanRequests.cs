using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Api.Subscriptions;

/// <summary>A new plan.</summary>
/// <param name="Code">Stable short name: lowercase letters, digits and hyphens.</param>
/// <param name="Sort">Sort order, smallest plan first.</param>
public sealed record CreatePlanRequest(
    string? Code,
    string? NameTr,
    string? NameEn,
    int? Sort,
    PlanTermsRequest? Terms
);

/// <summary>A new version of a plan.</summary>
/// <param name="EffectiveFrom">Null means now.</param>
public sealed record AddPlanVersionRequest(PlanTermsRequest? Terms, DateTimeOffset? EffectiveFrom);

/// <summary>Changes a plan's names, sort order or availability; omitted fields stay unchanged.</summary>
public sealed record ChangePlanRequest(string? NameTr, string? NameEn, int? Sort, bool? Active);

/// <summary>What a plan costs and allows.</summary>
/// <param name="Price">Per period, tax included.</param>
/// <param name="Limits">Limit per metric, for example <c>{"activeListings": 25}</c>; omitted metrics are 0.</param>
public sealed record PlanTermsRequest(
    Money? Price,
    PlanPeriod? Period,
    IReadOnlyDictionary<string, long>? Limits,
    int? AnalyticsDays,
    IReadOnlyList<string>? Features,
    int? CommissionBps
)
{
    /// <summary>Converts a validated request.</summary>
    public PlanTerms ToTerms() =>
        new(
            Price!.Value,
            Period ?? PlanPeriod.ThirtyDays,
            Limits!,
            AnalyticsDays!.Value,
            Features ?? [],
            CommissionBps!.Value
        );
}

/// <summary>Validates <see cref="CreatePlanRequest"/>.</summary>
public sealed class CreatePlanValidator : AbstractValidator<CreatePlanRequest>
{
    public CreatePlanValidator()
    {
        RuleFor(r => r.Code).NotEmpty().MaximumLength(40).Matches(@"^[a-z0-9](-?[a-z0-9])*\z");
        RuleFor(r => r.NameTr).NotEmpty().MaximumLength(80).MustBeOneLine();
        RuleFor(r => r.NameEn).NotEmpty().MaximumLength(80).MustBeOneLine();
        RuleFor(r => r.Sort).NotNull().InclusiveBetween(0, 10_000);
        RuleFor(r => r.Terms).NotNull().SetValidator(new PlanTermsValidator()!);
    }
}

/// <summary>Validates <see cref="AddPlanVersionRequest"/>.</summary>
public sealed class AddPlanVersionValidator : AbstractValidator<AddPlanVersionRequest>
{
    public AddPlanVersionValidator() => RuleFor(r => r.Terms).NotNull().SetValidator(new PlanTermsValidator()!);
}

/// <summary>Validates <see cref="ChangePlanRequest"/>.</summary>
public sealed class ChangePlanValidator : AbstractValidator<ChangePlanRequest>
{
    public ChangePlanValidator()
    {
        RuleFor(r => r.NameTr).Length(1, 80).MustBeOneLine().When(r => r.NameTr is not null);
        RuleFor(r => r.NameEn).Length(1, 80).MustBeOneLine().When(r => r.NameEn is not null);
        RuleFor(r => r.Sort).InclusiveBetween(0, 10_000);
    }
}

/// <summary>Validates <see cref="PlanTermsRequest"/>.</summary>
public sealed class PlanTermsValidator : AbstractValidator<PlanTermsRequest>
{
    public PlanTermsValidator()
    {
        RuleFor(t => t.Price).NotNull();
        RuleFor(t => t.Price!.Value.Amount)
            .InclusiveBetween(0, Money.MaxAmount)
            .When(t => t.Price is not null)
            .OverridePropertyName("price.amount");
        RuleFor(t => t.Period).IsInEnum();
        RuleFor(t => t.Limits).NotNull();
        RuleFor(t => t.Limits)
            .Must(limits => limits!.All(l => UsageMetrics.All.Contains(l.Key) && l.Value >= 0))
            .When(t => t.Limits is not null)
            .WithErrorCode("value.not_allowed")
            .WithState(_ => UsageMetrics.All);
        RuleFor(t => t.AnalyticsDays).NotNull().InclusiveBetween(1, 3650);
        RuleFor(t => t.CommissionBps).NotNull().InclusiveBetween(0, 10_000);
        RuleFor(t => t.Features)
            .Must(features => features!.Count <= 20 && features.All(f => f?.Length is > 0 and <= 40))
            .When(t => t.Features is not null)
            .WithErrorCode("value.format");
    }
}
