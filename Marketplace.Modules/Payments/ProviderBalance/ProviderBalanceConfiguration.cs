using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class ProviderBalanceConfiguration
    : IEntityTypeConfiguration<ProviderTransaction>,
        IEntityTypeConfiguration<ProviderCursor>
{
    private const int MaxProviderLength = 20;

    public void Configure(EntityTypeBuilder<ProviderTransaction> builder)
    {
        builder.ToTable(
            "provider_transactions",
            PayoutConfiguration.Schema,
            table => table.HasCheckConstraint("ck_provider_transactions_moves", "fee_minor <> 0 OR settled_minor <> 0")
        );
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Provider).HasMaxLength(MaxProviderLength);
        builder.Property(t => t.ProviderId).HasMaxLength(ProviderTransaction.MaxIdLength);
        builder.Property(t => t.Type).HasMaxLength(ProviderTransaction.MaxIdLength);
        builder.HasIndex(t => new { t.Provider, t.ProviderId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProviderCursor> builder)
    {
        builder.ToTable("provider_cursors", PayoutConfiguration.Schema);
        builder.HasKey(c => c.Provider);
        builder.Property(c => c.Provider).HasMaxLength(MaxProviderLength);
    }
}
