using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.MigrationService;

/// <summary>Adds the first version of the texts that buyers agree to.</summary>
/// <remarks>Repeat: a kind and language that has a version is left alone.</remarks>
public sealed class SalesContractSeeder(MarketplaceDbContext db, UnitOfWork unitOfWork, TimeProvider clock) : ISeeder
{
    /// <summary>Long before any use, so that the texts are in force even if the clock is set back.</summary>
    private static readonly DateTimeOffset EffectiveFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Order => 15;

    public bool IsWanted(MigrationArguments arguments) => true;

    public Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var present = await db.Set<SalesContractTemplate>()
                    .Select(t => new { t.Kind, t.Language })
                    .Distinct()
                    .ToListAsync(ct);
                foreach (var (kind, language, body) in SalesContractDefaults.All())
                {
                    if (present.Any(t => t.Kind == kind && t.Language == language))
                        continue;
                    db.Add(
                        new SalesContractTemplate
                        {
                            Id = Ids.New(clock),
                            Kind = kind,
                            Language = language,
                            Version = 1,
                            Body = body,
                            EffectiveFrom = EffectiveFrom,
                            CreatedAt = clock.GetUtcNow(),
                        }
                    );
                }

                return Result.Success;
            },
            cancellationToken
        );
}
