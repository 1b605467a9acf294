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
