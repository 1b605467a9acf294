using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Analytics;

internal sealed class MarketDailyConfiguration
    : IEntityTypeConfiguration<ProductDaily>,
        IEntityTypeConfiguration<MarketDaily>,
        IEntityTypeConfiguration<MarketReturn>,
        IEntityTypeConfiguration<MarketDayToRollUp>
{
    private const string Currency = "char(3)";

    public void Configure(EntityTypeBuilder<ProductDaily> builder)
    {
        builder.ToTable("product_daily", AnalyticsModule.Schema);
        builder.HasKey(d => new
        {
            d.SellerId,
            d.Day,
            d.Currency,
            d.ProductId,
        });
        builder.Property(d => d.Currency).HasColumnType(Currency);
    }

    public void Configure(EntityTypeBuilder<MarketDaily> builder)
    {
        builder.ToTable("market_daily", AnalyticsModule.Schema);
        builder.HasKey(d => new { d.Day, d.Currency });
        builder.Property(d => d.Currency).HasColumnType(Currency);
    }

    public void Configure(EntityTypeBuilder<MarketReturn> builder)
    {
        builder.ToTable("market_returns", AnalyticsModule.Schema);
        builder.HasKey(r => new
        {
            r.Day,
            r.Currency,
            r.Side,
            r.DaysSince,
        });
        builder.Property(r => r.Currency).HasColumnType(Currency);
        builder.Property(r => r.Side).HasMaxLength(8);
    }

    public void Configure(EntityTypeBuilder<MarketDayToRollUp> builder)
    {
        builder.ToTable("market_days_to_roll_up", AnalyticsModule.Schema);
        builder.HasKey(d => new { d.Day, d.Currency });
        builder.Property(d => d.Currency).HasColumnType(Currency);
    }
}
