using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class SalesContractConfiguration
    : IEntityTypeConfiguration<SalesContractTemplate>,
        IEntityTypeConfiguration<SalesContractText>,
        IEntityTypeConfiguration<SalesContractAcceptance>
{
    public const string UniqueVersion = "ux_sales_contract_templates_version";
    public const string UniqueText = "pk_sales_contract_texts";
    private const int EnumLength = 20;

    public void Configure(EntityTypeBuilder<SalesContractTemplate> builder)
    {
        builder.ToTable(
            "sales_contract_templates",
            OrdersModule.Schema,
            table => table.HasCheckConstraint("ck_sales_contract_templates_version", "version >= 1")
        );
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(EnumLength);
        builder.Property(t => t.Language).IsLanguage().HasMaxLength(2);
        builder.Property(t => t.Body).HasMaxLength(SalesContractTemplate.MaxBodyLength);
        builder
            .HasIndex(t => new
            {
                t.Kind,
                t.Language,
                t.Version,
            })
            .IsUnique()
            .HasDatabaseName(UniqueVersion);
    }

    public void Configure(EntityTypeBuilder<SalesContractText> builder)
    {
        builder.ToTable("sales_contract_texts", OrdersModule.Schema);
        builder.HasKey(t => t.Hash).HasName(UniqueText);
        builder.Property(t => t.Hash).HasMaxLength(SalesContractAcceptance.HashLength);
    }

    public void Configure(EntityTypeBuilder<SalesContractAcceptance> builder)
    {
        builder.ToTable("sales_contract_acceptances", OrdersModule.Schema);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(EnumLength);
        builder.Property(a => a.Locale).HasMaxLength(2);
        builder.Property(a => a.Hash).HasMaxLength(SalesContractAcceptance.HashLength);
        builder.Property(a => a.RefType).HasConversion<string>().HasMaxLength(EnumLength);
        builder.Property(a => a.Ip).HasMaxLength(45);
        builder.Property(a => a.UserAgent).HasMaxLength(SalesContractAcceptance.MaxUserAgent);
        builder.HasOne<SalesContractText>().WithMany().HasForeignKey(a => a.Hash).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.RefId, a.Kind }).IsUnique();
        builder.HasIndex(a => a.Hash);
    }
}
