using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;

namespace Marketplace.UnitTests.Observability;

/// <summary>Every instrument that the product's code declares.</summary>
internal static class Instruments
{
    private static readonly Assembly[] Product =
    [
        typeof(PlatformTelemetry).Assembly,
        typeof(MarketplaceModules).Assembly,
        typeof(TokenBuckets).Assembly,
    ];

    /// <summary>By name; instruments are static fields, made when their class is first used.</summary>
    public static IReadOnlyList<Instrument> All() =>
        [
            .. Product
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => !type.ContainsGenericParameters)
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(field => typeof(Instrument).IsAssignableFrom(field.FieldType))
                .Select(Made)
                .OrderBy(instrument => instrument.Name, StringComparer.Ordinal),
        ];

    /// <summary>The series under which Prometheus knows an instrument that came by OTLP.</summary>
    /// <remarks>Source: OpenTelemetry specification, Prometheus compatibility. Units in braces leave no trace in the
    /// name.</remarks>
    public static IEnumerable<string> SeriesOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return KindOf(instrument) switch
        {
            "counter" => [name + "_total"],
            "histogram" => [name + "_bucket", name + "_sum", name + "_count"],
            _ => [name],
        };
    }

    public static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0].ToLowerInvariant();

    private static Instrument Made(FieldInfo field)
    {
        RuntimeHelpers.RunClassConstructor(field.DeclaringType!.TypeHandle);
        return (Instrument)field.GetValue(null)!;
    }
}
