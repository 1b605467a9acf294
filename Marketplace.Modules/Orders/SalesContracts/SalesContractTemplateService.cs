using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Lists and adds versions of the texts; every addition is audited.</summary>
public sealed class SalesContractTemplateService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>All versions without their bodies, by kind and language, newest first.</summary>
    public async Task<IReadOnlyList<ContractTemplateView>> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = await db.Set<SalesContractTemplate>()
            .AsNoTracking()
            .Select(t => new
            {
                t.Id,
                t.Kind,
                t.Language,
                t.Version,
                t.EffectiveFrom,
                t.CreatedAt,
                t.CreatedBy,
            })
            .ToListAsync(cancellationToken);
        var inForce = all.Where(t => t.EffectiveFrom <= now)
            .GroupBy(t => (t.Kind, t.Language.Code))
            .Select(group => group.MaxBy(t => (t.EffectiveFrom, t.Version))!.Id)
            .ToHashSet();
        return
        [
            .. all.OrderBy(t => t.Kind)
                .ThenBy(t => t.Language.Code, StringComparer.Ordinal)
                .ThenByDescending(t => t.Version)
                .Select(t => new ContractTemplateView(
                    t.Id,
                    t.Kind,
                    t.Language.Code,
                    t.Version,
                    t.EffectiveFrom,
                    inForce.Contains(t.Id),
                    t.CreatedAt,
                    t.CreatedBy
                )),
        ];
    }

    /// <summary>A version with its body; null when there is none.</summary>
    public Task<SalesContractTemplate?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<SalesContractTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);

    /// <summary>Adds a version.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> unless an administrator; <c>validation.failed</c> for a time in the
    /// past, a place that is not known, and a required place that is missing. Repeat: adds another version. Two at
    /// once get different numbers.</remarks>
    public Task<Result<SalesContractTemplate>> AddAsync(
        Actor admin,
        AddContractTemplate input,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<SalesContractTemplate>(
            async ct =>
            {
                if (!admin.IsAdmin)
                    return PlatformErrors.NotFound;
                var now = clock.GetUtcNow();
                if (Refusal(input, now) is { } refusal)
                    return refusal;
                var last = await db.Set<SalesContractTemplate>()
                    .Where(t => t.Kind == input.Kind && t.Language == input.Language)
                    .MaxAsync(t => (int?)t.Version, ct);
                var template = new SalesContractTemplate
                {
                    Id = Ids.New(clock),
                    Kind = input.Kind,
                    Language = input.Language,
                    Version = (last ?? 0) + 1,
                    Body = SalesContractTemplate.Normalise(input.Body),
                    EffectiveFrom = input.EffectiveFrom?.ToUniversalTime() ?? now,
                    CreatedAt = now,
                    CreatedBy = admin.UserId,
                };
                db.Add(template);
                Audit(admin, template);
                await unitOfWork.FlushAsync(ct);
                return template;
            },
            cancellationToken
        );

    private void Audit(Actor admin, SalesContractTemplate template) =>
        audit.Add(
            admin.UserId,
            "contract-template.add",
            "contract-template",
            template.Id.ToString(),
            after: new
            {
                template.Kind,
                locale = template.Language.Code,
                template.Version,
                template.EffectiveFrom,
                hash = RenderedContract.HashOf(template.Body),
            }
        );

    private static Error? Refusal(AddContractTemplate input, DateTimeOffset now)
    {
        if (input.EffectiveFrom < now)
            return Invalid.Field("#/effectiveFrom", "value.too_small", ("min", now));
        if (SalesContractPlaces.Unknown(input.Body) is { Count: > 0 } unknown)
        {
            return Invalid.Field(
                "#/body",
                "value.places_unknown",
                ("unknown", unknown),
                ("allowed", SalesContractPlaces.Names)
            );
        }

        return SalesContractPlaces.Missing(input.Body) is { Count: > 0 } missing
            ? Invalid.Field("#/body", "value.places_missing", ("missing", missing))
            : null;
    }
}

/// <summary>A new version of a text.</summary>
/// <param name="EffectiveFrom">Null for now.</param>
public sealed record AddContractTemplate(
    SalesContractKind Kind,
    Language Language,
    string Body,
    DateTimeOffset? EffectiveFrom
);

/// <summary>A version of a text, without its body.</summary>
/// <param name="CreatedBy">The administrator; null for the texts that come with the product.</param>
public sealed record ContractTemplateView(
    Guid Id,
    SalesContractKind Kind,
    string Locale,
    int Version,
    DateTimeOffset EffectiveFrom,
    bool InForce,
    DateTimeOffset CreatedAt,
    Guid? CreatedBy
);
