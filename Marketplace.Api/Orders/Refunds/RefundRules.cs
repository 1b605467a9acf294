using System.Linq.Expressions;
using FluentValidation;
using FluentValidation.Results;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>What every request for a refund must keep to.</summary>
internal static class RefundRules
{
    private const string ReasonCode = "^[a-z0-9_.]{1,40}\\z";

    /// <summary>Lower-case letters, digits, dots and underscores, up to 40.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeReasonCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(ReasonCode).WithErrorCode("value.code");

    /// <summary>Units by line, or parts, or neither; nothing twice.</summary>
    public static void AddRefundRules<T>(
        this AbstractValidator<T> validator,
        Expression<Func<T, IEnumerable<RefundLineRequest>?>> lines,
        Expression<Func<T, IEnumerable<RefundPartRequest>?>> parts
    )
    {
        var partsOf = parts.Compile();
        validator.RuleFor(lines).Must(given => given is null || given.Any()).WithErrorCode("value.required");
        validator
            .RuleFor(lines)
            .Must((request, given) => given is null || partsOf(request) is null)
            .WithErrorCode("value.exclusive")
            .WithState(_ => "parts");
        validator
            .RuleFor(lines)
            .Custom((given, context) => ReportRepeated(given, l => (Kind: null, l.LineId), context));
        validator.RuleForEach(lines).NotNull().ChildRules(AddLineRules);
        validator.RuleFor(parts).Must(given => given is null || given.Any()).WithErrorCode("value.required");
        validator.RuleFor(parts).Custom((given, context) => ReportRepeated(given, p => (p.Kind, p.LineId), context));
        validator.RuleForEach(parts).NotNull().ChildRules(AddPartRules);
    }

    private static void AddLineRules(InlineValidator<RefundLineRequest> line)
    {
        line.RuleFor(l => l.LineId).NotEmpty();
        line.RuleFor(l => l.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
    }

    private static void AddPartRules(InlineValidator<RefundPartRequest> part)
    {
        part.RuleFor(p => p.Kind).NotNull().IsInEnum();
        part.RuleFor(p => p.LineId).NotEmpty().When(p => p.Kind is RefundPartKind.Units or RefundPartKind.Amount);
        part.RuleFor(p => p.LineId).MustBeLeftOut().When(p => p.Kind is RefundPartKind.Shipping);
        part.RuleFor(p => p.Quantity)
            .NotNull()
            .InclusiveBetween(1, StartCheckout.MaxQuantity)
            .When(p => p.Kind is RefundPartKind.Units);
        part.RuleFor(p => p.Quantity)
            .MustBeLeftOut()
            .When(p => p.Kind is RefundPartKind.Amount or RefundPartKind.Shipping);
        part.RuleFor(p => p.Amount).NotNull().When(p => p.Kind is RefundPartKind.Amount);
        part.RuleFor(p => p.Amount).MustBeLeftOut().When(p => p.Kind is RefundPartKind.Units);
        part.RuleFor(p => p.Amount!.Value.Amount)
            .InclusiveBetween(1, Money.MaxAmount)
            .When(p => p.Amount is not null)
            .OverridePropertyName("Amount.Amount");
    }

    private static IRuleBuilderOptions<RefundPartRequest, TValue?> MustBeLeftOut<TValue>(
        this IRuleBuilder<RefundPartRequest, TValue?> rule
    )
        where TValue : struct =>
        rule.Must(value => value is null)
            .WithErrorCode("value.exclusive")
            .WithState(part => $"kind {WireName.Of(part.Kind!.Value)}");

    private static void ReportRepeated<T, TItem>(
        IEnumerable<TItem?>? items,
        Func<TItem, (RefundPartKind? Kind, Guid? LineId)> keyOf,
        ValidationContext<T> context
    )
        where TItem : class
    {
        var seen = new HashSet<(RefundPartKind?, Guid?)>();
        foreach (var (index, item) in (items ?? []).Index())
        {
            if (item is null || seen.Add(keyOf(item)))
                continue;
            var member = keyOf(item).LineId is null ? nameof(RefundPartRequest.Kind) : nameof(RefundPartRequest.LineId);
            context.AddFailure(
                new ValidationFailure($"{context.PropertyPath}[{index}].{member}", "") { ErrorCode = "value.duplicate" }
            );
        }
    }
}
