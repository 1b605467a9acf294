using System.Globalization;
using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Components;

namespace Marketplace.Api.Admin;

/// <summary>What every page of the panel can do: read its address, and say that something is not there.</summary>
/// <remarks>Addresses are typed by people: a value that makes no sense is as good as none.</remarks>
public abstract class AdminPage : LoadedComponent
{
    /// <summary>Rows of a list.</summary>
    protected const int Rows = 30;

    /// <summary>Where the list goes on.</summary>
    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    protected PageRequest Slice => new(Rows, string.IsNullOrEmpty(Cursor) ? null : Cursor);

    /// <summary>A state in the address, written as in the Api (camelCase); null when there is none or it is not
    /// known.</summary>
    protected static TEnum? Choice<TEnum>(string? text)
        where TEnum : struct, Enum => Api.Http.Choice<TEnum>.TryParse(text, out var choice) ? choice.Value : null;

    protected static Guid? Id(string? text) =>
        Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;

    protected static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>A word in the address, or null.</summary>
    protected static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Says that what the address names is not there; the page still shows, as the status is set when the
    /// answer starts.</summary>
    protected void Missing() =>
        Http.Response.OnStarting(
            static state =>
            {
                ((HttpResponse)state).StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            },
            Http.Response
        );

    /// <summary>How JSON is shown to people.</summary>
    protected static readonly JsonSerializerOptions ForReading = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
