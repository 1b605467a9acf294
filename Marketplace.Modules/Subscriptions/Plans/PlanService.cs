using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>What administrators do with plans; each act is audited.</summary>
public sealed class PlanService(
    UnitOfWork unitOfWork,
    IPlanRepository plans,
    AuditLog audit,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>PurchasableVariantQueries a new plan with its first version.</summary>
    /// <remarks>Errors: <c>plan.code_taken</c>; <c>money.currency_mismatch</c>.</remarks>
    public Task<Result<Plan>> CreateAsync(Actor actor, CreatePlan input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Plan>(
            async ct =>
            {
                if (!actor.IsAdmin)
                    return PlatformErrors.NotFound;
                if (WrongCurrency(input.Terms) is { } error)
                    return error;
                if (await plans.FindAsync(input.Code, ct) is not null)
                    return SubscriptionErrors.PlanCodeTaken;
                var plan = new Plan(Ids.New(clock), input.Code, input.NameTr, input.NameEn, input.Sort);
                plan.AddVersion(input.Terms, clock.GetUtcNow());
                plans.Add(plan);
                audit.Add(actor.UserId, "plan.create", "plan", plan.Code, null, input);
                return plan;
            },
            cancellationToken
        );

    /// <summary>Adds a version that new subscriptions and changes get from an instant on; running ones keep
    /// theirs.</summary>
    /// <param name="effectiveFrom">Null means now; an instant that is past means now too.</param>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>money.currency_mismatch</c>.</remarks>
    public Task<Result<Plan>> AddVersionAsync(
        Actor actor,
        string code,
        PlanTerms terms,
        DateTimeOffset? effectiveFrom,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Plan>(
            async ct =>
            {
                if (!actor.IsAdmin || await plans.FindAsync(code, ct) is not { } plan)
                    return PlatformErrors.NotFound;
                if (WrongCurrency(terms) is { } error)
                    return error;
                var now = clock.GetUtcNow();
                var version = plan.AddVersion(terms, effectiveFrom > now ? effectiveFrom.Value.ToUniversalTime() : now);
                audit.Add(
                    actor.UserId,
                    "plan.add-version",
                    "plan",
                    code,
                    null,
                    new
                    {
                        version.Version,
                        version.EffectiveFrom,
                        terms,
                    }
                );
                return plan;
            },
            cancellationToken
        );

    /// <summary>Renames, reorders, offers or withdraws a plan; running subscriptions go on.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>precondition.failed</c>; <c>plan.not_offered</c> when the free
    /// plan would be withdrawn.</remarks>
    public Task<Result<Plan>> ChangeAsync(
        Actor actor,
        string code,
        ChangePlan input,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Plan>(
            async ct =>
            {
                if (!actor.IsAdmin || await plans.FindAsync(code, ct) is not { } plan)
                    return PlatformErrors.NotFound;
                if (input.Expected?.Refusal(plan.Version) is { } stale)
                    return stale;
                if (input.Active == false && code == PlanCodes.Free)
                    return SubscriptionErrors.FreePlanStays;
                audit.Add(
                    actor.UserId,
                    "plan.change",
                    "plan",
                    code,
                    new
                    {
                        plan.NameTr,
                        plan.NameEn,
                        plan.Sort,
                        plan.Active,
                    },
                    input
                );
                plan.Rename(input.NameTr ?? plan.NameTr, input.NameEn ?? plan.NameEn, input.Sort ?? plan.Sort);
                plan.SetActive(input.Active ?? plan.Active);
                return plan;
            },
            cancellationToken
        );

    private Error? WrongCurrency(PlanTerms terms) =>
        terms.Price.Currency == marketplace.Value.Currency
            ? null
            : PlatformErrors.CurrencyMismatch.With(("expected", marketplace.Value.Currency));
}

/// <summary>A new plan.</summary>
public sealed record CreatePlan(string Code, string NameTr, string NameEn, int Sort, PlanTerms Terms);

/// <summary>A change of what a plan is called and whether it is offered; null leaves a value as it is.</summary>
/// <param name="Expected">Null for any.</param>
public sealed record ChangePlan(string? NameTr, string? NameEn, int? Sort, bool? Active, ExpectedVersion? Expected);
