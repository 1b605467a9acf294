using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

/// <summary>Maps an address to columns of the row that owns it.</summary>
internal static class DeliveryAddressColumns
{
    public static void Configure(ComplexPropertyBuilder<DeliveryAddress> address)
    {
        address.Property(a => a.FullName).HasMaxLength(DeliveryAddress.FullNameLength);
        address.Property(a => a.Phone).HasMaxLength(16);
        address.Property(a => a.Line1).HasMaxLength(DeliveryAddress.LineLength);
        address.Property(a => a.Line2).HasMaxLength(DeliveryAddress.LineLength);
        address.Property(a => a.District).HasMaxLength(DeliveryAddress.PlaceLength);
        address.Property(a => a.City).HasMaxLength(DeliveryAddress.PlaceLength);
        address.Property(a => a.PostalCode).HasMaxLength(DeliveryAddress.PostalCodeLength);
        address.Property(a => a.Country).HasMaxLength(2);
    }
}
