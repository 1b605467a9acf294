using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>What the buyer accepts with the purchase; needed only where the quote has contracts.</summary>
/// <param name="Accepted">Every text of the quote, at most 200.</param>
public sealed record CompleteCheckoutRequest(IReadOnlyList<AcceptedContractRequest>? Accepted = null)
{
    private const int MaxAccepted = 200;

    /// <summary>What is wrong with the body; null when nothing is, or when there is none.</summary>
    internal static Error? Refusal(CompleteCheckoutRequest? request) =>
        request is not null && new Validator().Validate(request) is { IsValid: false } failed
            ? ValidationProblem.From(failed)
            : null;

    internal static ContractConsent ToConsent(CompleteCheckoutRequest? request, string? userAgent) =>
        new([.. (request?.Accepted ?? []).Select(a => new AcceptedContract(a.Kind, a.Hash))], userAgent);

    internal sealed class Validator : AbstractValidator<CompleteCheckoutRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Accepted)
                .Must(accepted => accepted is null || accepted.Count <= MaxAccepted)
                .WithErrorCode("value.format");
            RuleForEach(r => r.Accepted)
                .NotNull()
                .ChildRules(accepted =>
                    accepted.RuleFor(a => a.Hash).Matches(@"^[0-9a-f]{64}\z").WithErrorCode("value.format")
                );
        }
    }
}

/// <summary>A text the buyer accepts.</summary>
/// <param name="Hash">The hash the quote gave.</param>
public sealed record AcceptedContractRequest(SalesContractKind Kind, string Hash);
