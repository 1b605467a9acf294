using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Foundation;

/// <summary>Maps columns that store a snapshot as JSON: written once, read as a whole, never compared.</summary>
public static class JsonColumn
{
    public static PropertyBuilder<T> IsSnapshot<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property
            .HasColumnType("jsonb")
            .HasConversion(
                value => JsonSerializer.Serialize(value, EventJson.Options),
                json => JsonSerializer.Deserialize<T>(json, EventJson.Options)!,
                new ValueComparer<T>((left, right) => ReferenceEquals(left, right), _ => 0, value => value)
            );
        return property;
    }
}
