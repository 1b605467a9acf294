using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A refund by the seller. Without lines and parts it is everything that is left, shipping included.</summary>
/// <param name="Reason">For accounting, for example <c>goodwill</c>: lower-case letters, digits, dots and underscores,
/// up to 40.</param>
/// <param name="Lines">Units per line, each line once.</param>
/// <param name="Parts">Units, amounts on lines and shipping, in place of lines.</param>
public sealed record RefundOrderRequest(
    string? Reason,
    IReadOnlyList<RefundLineRequest>? Lines = null,
    IReadOnlyList<RefundPartRequest>? Parts = null
)
{
    internal RefundOrder ToCommand(Guid orderId, OrderActor party) =>
        new(orderId, party, RefundPartRequest.ToParts(Lines, Parts), "seller." + Reason)
        {
            Member = RefundPartRequest.MemberOf(Parts),
        };
}

/// <summary>A refund by an administrator. Without lines and parts it is everything that is left, shipping
/// included.</summary>
/// <param name="ReasonCode">For accounting, for example <c>goodwill</c>: lower-case letters, digits, dots and
/// underscores, up to 40.</param>
/// <param name="Reason">Kept in the audit log; not shown to buyer or seller.</param>
/// <param name="Lines">Units per line, each line once.</param>
/// <param name="Parts">Units, amounts on lines and shipping, in place of lines.</param>
public sealed record RefundAnyOrderRequest(
    string ReasonCode,
    string Reason,
    IReadOnlyList<RefundLineRequest>? Lines = null,
    IReadOnlyList<RefundPartRequest>? Parts = null
)
{
    public sealed class Validator : AbstractValidator<RefundAnyOrderRequest>
    {
        public Validator()
        {
            RuleFor(r => r.ReasonCode).NotEmpty().MustBeReasonCode();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
            this.AddRefundRules(r => r.Lines, r => r.Parts);
        }
    }
}

/// <summary>Units of a line.</summary>
public sealed record RefundLineRequest(Guid LineId, int Quantity);

/// <summary>A part of a refund.</summary>
/// <param name="Kind">What goes back.</param>
/// <param name="LineId">For units and amount.</param>
/// <param name="Quantity">For units.</param>
/// <param name="Amount">For amount, and for a part of shipping; all that is left of shipping without it.</param>
public sealed record RefundPartRequest(
    RefundPartKind? Kind,
    Guid? LineId = null,
    int? Quantity = null,
    Money? Amount = null
)
{
    /// <summary>Null for everything that is left.</summary>
    internal static IReadOnlyList<RefundPart>? ToParts(
        IReadOnlyList<RefundLineRequest>? lines,
        IReadOnlyList<RefundPartRequest>? parts
    ) =>
        parts is not null
            ?
            [
                .. parts.Select(p => new RefundPart(p.LineId, p.Quantity ?? 0, p.Amount?.Amount)
                {
                    Currency = p.Amount?.Currency,
                }),
            ]
            : lines?.Select(l => RefundPart.UnitsOf(l.LineId, l.Quantity)).ToArray();

    internal static string MemberOf(IReadOnlyList<RefundPartRequest>? parts) => parts is null ? "lines" : "parts";
}

/// <summary>Of what a part of a refund gives money back.</summary>
public enum RefundPartKind
{
    /// <summary>Units of a line.</summary>
    Units,

    /// <summary>An amount on a line, without units: a price reduction.</summary>
    Amount,

    /// <summary>The shipping fee, or a part of it.</summary>
    Shipping,
}

internal sealed class RefundOrderValidator : AbstractValidator<RefundOrderRequest>
{
    public RefundOrderValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().MustBeReasonCode();
        this.AddRefundRules(r => r.Lines, r => r.Parts);
    }
}
