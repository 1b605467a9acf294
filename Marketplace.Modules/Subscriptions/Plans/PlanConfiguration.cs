using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Maps plans and their versions.</summary>
internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("plans", SubscriptionsModule.Schema);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Code).HasMaxLength(40);
        builder.Property(p => p.NameTr).HasMaxLength(80);
        builder.Property(p => p.NameEn).HasMaxLength(80);
        builder.Ignore(p => p.Name);
        builder.HasAlternateKey(p => p.Code).HasName("ux_plans_code");
        builder
            .HasMany(p => p.Versions)
            .WithOne()
            .HasForeignKey(v => v.PlanCode)
            .HasPrincipalKey(p => p.Code)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable(
            "plan_versions",
            SubscriptionsModule.Schema,
            t =>
            {
                t.HasCheckConstraint("ck_plan_versions_price", "price_minor >= 0");
                t.HasCheckConstraint("ck_plan_versions_commission", "commission_bps between 0 and 10000");
            }
        );
        builder.HasKey(v => new { v.PlanCode, v.Version });
        builder.Property(v => v.PlanCode).HasMaxLength(40);
        builder.Property(v => v.Version).ValueGeneratedNever();
        builder.Property(v => v.Currency).HasColumnType("char(3)");
        builder.Property(v => v.Period).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(v => v.Price).Ignore(v => v.Terms);
        builder
            .Property(v => v.Limits)
            .HasColumnType("jsonb")
            .HasConversion(
                limits => JsonSerializer.Serialize(limits, JsonSerializerOptions.Default),
                json => ReadLimits(json),
                new ValueComparer<IReadOnlyDictionary<string, long>>(
                    (a, b) => ReferenceEquals(a, b),
                    limits => limits.Count,
                    limits => limits
                )
            );
    }

    /// <summary>Reads the column <c>limits</c>.</summary>
    public static IReadOnlyDictionary<string, long> ReadLimits(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, long>>(json, JsonSerializerOptions.Default)!;
}
