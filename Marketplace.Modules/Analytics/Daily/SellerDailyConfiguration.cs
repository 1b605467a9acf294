using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Analytics;

internal sealed class SellerDailyConfiguration
    : IEntityTypeConfiguration<SellerDaily>,
        IEntityTypeConfiguration<DayToRollUp>
{
    public void Configure(EntityTypeBuilder<SellerDaily> builder)
    {
        builder.ToTable("seller_daily", AnalyticsModule.Schema);
        builder.HasKey(d => new
        {
            d.SellerId,
            d.Day,
            d.Currency,
        });
        builder.Property(d => d.Currency).HasColumnType("char(3)");
        builder.Property(d => d.NewBuyers).HasDefaultValue(0);
        // With what the best stores of the market are found by, so that the rows themselves are not read.
        builder
            .HasIndex(d => d.Day)
            .IncludeProperties(d => new
            {
                d.SellerId,
                d.Currency,
                d.Orders,
                d.GrossMinor,
                d.RefundsMinor,
            });
    }

    public void Configure(EntityTypeBuilder<DayToRollUp> builder)
    {
        builder.ToTable("days_to_roll_up", AnalyticsModule.Schema);
        builder.HasKey(d => new
        {
            d.SellerId,
            d.Day,
            d.Currency,
        });
        builder.Property(d => d.Currency).HasColumnType("char(3)");
        builder.HasIndex(d => d.MarkedAt);
    }
}
