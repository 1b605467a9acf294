using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Invariants;

internal sealed class InvariantProgressConfiguration
    : IEntityTypeConfiguration<InvariantProgress>,
        IEntityTypeConfiguration<InvariantFinding>
{
    private const string Schema = "platform";
    private const int CodeLength = 8;

    public void Configure(EntityTypeBuilder<InvariantProgress> builder)
    {
        builder.ToTable("invariant_progress", Schema);
        builder.HasKey(p => p.Code);
        builder.Property(p => p.Code).HasMaxLength(CodeLength);
    }

    public void Configure(EntityTypeBuilder<InvariantFinding> builder)
    {
        builder.ToTable("invariant_findings", Schema);
        builder.HasKey(f => new { f.Code, f.FromKey });
        builder.Property(f => f.Code).HasMaxLength(CodeLength);
    }
}
