using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>How support decides returns that are contested or on their way; each decision is audited.</summary>
public sealed class ReturnDecisionService(UnitOfWork unitOfWork, ReturnService returns, AuditLog audit)
{
    /// <summary>Accepts units for the buyer, or none: then the return is refused.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>return.invalid_transition</c> unless it is contested or on its
    /// way; <c>validation.failed</c> when the units are not those of the return's lines;
    /// <c>refund.exceeds_captured</c>. Repeat: <c>return.invalid_transition</c>.</remarks>
    public Task<Result> DecideAsync(DecideReturn input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var party = OrderActor.Administrator(input.Decider);
                var decided = input.Units.All(u => u.Quantity == 0)
                    ? await returns.MoveAsync(new(input.ReturnId, ReturnCommand.Refuse, party, Note: input.Note), ct)
                    : await returns.AcceptAsync(
                        new(input.ReturnId, ReturnCommand.Decide, party, input.Units, input.Note),
                        ct
                    );
                if (decided.Succeeded)
                {
                    audit.Add(
                        input.Decider.UserId,
                        "return.decide",
                        "return",
                        input.ReturnId.ToString(),
                        after: new { input.Units, input.Note }
                    );
                }

                return decided;
            },
            cancellationToken
        );
}

/// <summary>Support's decision about a return.</summary>
/// <param name="Units">Accepted units of every line; none of any line refuses the return.</param>
/// <param name="Note">Shown to buyer and seller.</param>
public sealed record DecideReturn(Actor Decider, Guid ReturnId, IReadOnlyList<AcceptedUnits> Units, string Note);
