using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Analytics;

internal sealed class AnswerFactConfiguration : IEntityTypeConfiguration<AnswerFact>
{
    public void Configure(EntityTypeBuilder<AnswerFact> builder)
    {
        builder.ToTable(
            "answer_facts",
            AnalyticsModule.Schema,
            table => table.HasCheckConstraint("ck_answer_facts_order", "answered_at >= asked_at")
        );
        builder.HasKey(f => f.OrderId);
        builder.Property(f => f.OrderId).ValueGeneratedNever();
        builder.HasIndex(f => new { f.SellerId, f.AskedAt });
    }
}
