using FluentValidation;

namespace Marketplace.Api.Subscriptions;

/// <summary>Selects a plan.</summary>
/// <param name="PlanCode">For example <c>standard</c>, see GET /plans.</param>
public sealed record PlanChoiceRequest(string? PlanCode);

/// <summary>Validates <see cref="PlanChoiceRequest"/>.</summary>
public sealed class PlanChoiceValidator : AbstractValidator<PlanChoiceRequest>
{
    public PlanChoiceValidator() => RuleFor(r => r.PlanCode).NotEmpty().MaximumLength(40);
}
