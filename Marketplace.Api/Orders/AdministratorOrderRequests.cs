using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Why an administrator cancels an order.</summary>
/// <param name="Reason">Kept in the audit log; not shown to buyer or seller.</param>
/// <param name="Note">Message to buyer and seller, up to 500 characters.</param>
public sealed record CancelAnyOrderRequest(string Reason, string? Note = null)
{
    public sealed class Validator : AbstractValidator<CancelAnyOrderRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
            RuleFor(r => r.Note).MaximumLength(MoveOrder.MaxNoteLength).MustBeParagraphs();
        }
    }
}

/// <summary>A refund by an administrator.</summary>
/// <param name="ReasonCode">For accounting, for example <c>goodwill</c>.</param>
/// <param name="Reason">Kept in the audit log; not shown to buyer or seller.</param>
/// <param name="Lines">Units per line; omit to refund everything that is left, shipping included.</param>
public sealed record RefundAnyOrderRequest(
    string ReasonCode,
    string Reason,
    IReadOnlyList<RefundLineRequest>? Lines = null
)
{
    public sealed class Validator : AbstractValidator<RefundAnyOrderRequest>
    {
        public Validator()
        {
            RuleFor(r => r.ReasonCode).NotEmpty().Matches("^[a-z0-9_.]{1,40}\\z").WithErrorCode("value.format");
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
            RuleFor(r => r.Lines).Must(lines => lines is null or { Count: > 0 }).WithErrorCode("value.required");
            RuleForEach(r => r.Lines)
                .NotNull()
                .ChildRules(line =>
                {
                    line.RuleFor(l => l.LineId).NotEmpty();
                    line.RuleFor(l => l.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
                });
        }
    }
}
