using System.Text;
using FluentValidation;
using FluentValidation.Results;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace.Api.Http;

/// <summary>Validates the request body and returns all field errors at once.</summary>
public sealed class RequestValidation<TRequest>(AbstractValidator<TRequest> validator)
    where TRequest : class
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.Arguments.OfType<TRequest>().FirstOrDefault();
        if (request is null)
        {
            return IsOptional(context.HttpContext)
                ? await next(context)
                : Problems.From(RequiredMembers.OfNothing(typeof(TRequest), validator));
        }

        var result = await validator.ValidateAsync(request, context.HttpContext.RequestAborted);
        return result.IsValid ? await next(context) : Problems.From(ValidationProblem.From(result));
    }

    private static bool IsOptional(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { IsOptional: true };
}

/// <summary>Converts FluentValidation failures to field errors.</summary>
public static class ValidationProblem
{
    public static Error From(ValidationResult result) =>
        Invalid.Fields(result.Errors.Select(FieldOf).DistinctBy(f => (f.Pointer, f.Code)).ToList());

    private static FieldError FieldOf(ValidationFailure failure)
    {
        var values = failure.FormattedMessagePlaceholderValues ?? [];
        return CodeOf(failure.ErrorCode) switch
        {
            "value.too_short" => new(Pointer(failure), "value.too_short", ("min", Value(values, "MinLength"))),
            "value.too_long" => new(
                Pointer(failure),
                "value.too_long",
                ("max", Value(values, "MaxLength") ?? failure.CustomState)
            ),
            "value.too_many" => new(Pointer(failure), "value.too_many", ("max", failure.CustomState)),
            "value.too_small" => new(
                Pointer(failure),
                "value.too_small",
                ("min", Value(values, "From", "ComparisonValue"))
            ),
            "value.too_large" => new(
                Pointer(failure),
                "value.too_large",
                ("max", Value(values, "To", "ComparisonValue"))
            ),
            "value.between" => Between(failure, values),
            "value.not_allowed" when failure.CustomState is IEnumerable<string> allowed => new(
                Pointer(failure),
                "value.not_allowed",
                ("allowed", allowed)
            ),
            "value.not_allowed" when failure.AttemptedValue is Enum value => new(
                Pointer(failure),
                "value.not_allowed",
                ("allowed", ChoiceNames.Of(value.GetType()))
            ),
            "value.exclusive" or "value.one_required" => new(
                Pointer(failure),
                failure.ErrorCode,
                ("other", failure.CustomState)
            ),
            var code => new(Pointer(failure), code),
        };
    }

    private static FieldError Between(ValidationFailure failure, Dictionary<string, object> values) =>
        values.TryGetValue("To", out var to)
        && failure.AttemptedValue is IComparable actual
        && to is not null
        && actual.GetType() == to.GetType()
        && actual.CompareTo(to) > 0
            ? new(Pointer(failure), "value.too_large", ("max", to))
            : new(Pointer(failure), "value.too_small", ("min", Value(values, "From")));

    private static string CodeOf(string? code) =>
        code switch
        {
            "NotNullValidator" or "NotEmptyValidator" => "value.required",
            "MinimumLengthValidator" => "value.too_short",
            "MaximumLengthValidator" => "value.too_long",
            "LengthValidator" or "ExactLengthValidator" => "value.too_long",
            "GreaterThanValidator" or "GreaterThanOrEqualValidator" => "value.too_small",
            "LessThanValidator" or "LessThanOrEqualValidator" => "value.too_large",
            "InclusiveBetweenValidator" or "ExclusiveBetweenValidator" => "value.between",
            "EmailValidator" => "value.email",
            "EnumValidator" or "StringEnumValidator" => "value.not_allowed",
            { } own when own.StartsWith("value.", StringComparison.Ordinal) => own,
            _ => "value.format",
        };

    private static object? Value(Dictionary<string, object> values, params string[] names) =>
        names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(v => v is not null);

    /// <summary>Converts <c>Items[0].UnitPrice</c> to <c>#/items/0/unitPrice</c>.</summary>
    private static string Pointer(ValidationFailure failure)
    {
        var pointer = new StringBuilder("#");
        foreach (var part in failure.PropertyName.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(char.ToLowerInvariant(part[0])).Append(part.AsSpan(1));
        return pointer.ToString();
    }
}
