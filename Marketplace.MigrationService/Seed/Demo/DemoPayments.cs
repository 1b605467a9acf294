using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>Generates card payments of the provider <c>demo</c>.</summary>
internal sealed class DemoPayments(DemoRandom random, DemoTables tables)
{
    /// <summary>Adds a payment.</summary>
    /// <param name="subject">The purchase or invoice that is paid.</param>
    /// <param name="settledAt">When it succeeded or expired.</param>
    /// <returns>The payment's id.</returns>
    public Guid Add(
        (string Purpose, Guid Reference, string Description) subject,
        Guid payer,
        long total,
        DateTimeOffset createdAt,
        DateTimeOffset settledAt,
        bool isExpired
    )
    {
        var id = random.NewId(createdAt);
        tables.Payments.Add(
            id,
            subject.Purpose,
            subject.Reference,
            payer,
            "demo",
            $"cs_demo_{id:N}",
            isExpired ? null : $"pi_demo_{id:N}",
            subject.Description,
            Language.Default.Code,
            total,
            "TRY",
            isExpired ? "Expired" : "Succeeded",
            !isExpired,
            isExpired ? 0L : total,
            0L,
            0L,
            createdAt.AddMinutes(15),
            false,
            createdAt,
            settledAt,
            isExpired ? null : settledAt,
            0,
            3L
        );
        return id;
    }
}
