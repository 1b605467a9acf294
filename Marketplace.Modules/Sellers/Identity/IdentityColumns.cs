using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Sellers;

/// <summary>Maps a seller's identity to columns of its row.</summary>
internal static class IdentityColumns
{
    public const string KindCheck = "kind IN ('Individual', 'Trader', 'Company')";
    public const string MersisCheck = "mersis ~ '^[0-9]{16}$'";

    public static void Configure(ComplexPropertyBuilder<IdentityDetails> identity)
    {
        identity.Property(i => i.Kind).HasColumnName("kind").HasConversion<string>().HasMaxLength(16);
        identity.Property(i => i.TradeName).HasColumnName("trade_name").HasMaxLength(IdentityDetails.TradeNameLength);
        identity.Property(i => i.Mersis).HasColumnName("mersis").HasMaxLength(IdentityDetails.MersisLength);
        identity.Property(i => i.Kep).HasColumnName("kep").HasMaxLength(IdentityDetails.KepLength);
        identity
            .Property(i => i.CentralAddress)
            .HasColumnName("central_address")
            .HasMaxLength(IdentityDetails.AddressLength);
        identity.Property(i => i.City).HasColumnName("city").HasMaxLength(IdentityDetails.PlaceLength);
        identity.Property(i => i.TaxOffice).HasColumnName("tax_office").HasMaxLength(IdentityDetails.PlaceLength);
        identity.Property(i => i.VerifiedAt).HasColumnName("identity_verified_at");
    }
}
