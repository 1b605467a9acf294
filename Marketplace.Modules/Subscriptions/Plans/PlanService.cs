using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Plan administration; every change is written to the audit log.</summary>
public sealed class PlanService(
    UnitOfWork unitOfWork,
    IPlanRepository plans,
    AuditLog audit,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>Creates a plan with its first version.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> unless an administrator; <c>plan.code_taken</c>;
    /// <c>money.currency_mismatch</c>.</remarks>
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

    /// <summary>Adds a version that applies to new subscriptions and plan changes from an instant on; existing
    /// subscriptions keep theirs.</summary>
    /// <param name="effectiveFrom">Null or a time in the past means now.</param>
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

    /// <summary>Renames, reorders, offers or withdraws a plan; existing subscriptions continue.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>precondition.failed</c>; <c>plan.free_stays</c> when the free
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

/// <summary>Changes a plan's names, sort order or availability; null leaves a value unchanged.</summary>
/// <param name="Expected">Version the change is based on; null for any.</param>
public sealed record ChangePlan(string? NameTr, string? NameEn, int? Sort, bool? Active, ExpectedVersion? Expected);
