using System.Globalization;
using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Components;

namespace Marketplace.Api.Admin;

/// <summary>Base class of panel pages: reads query values and reports missing records.</summary>
/// <remarks>People type URLs by hand, so invalid values are ignored.</remarks>
public abstract class AdminPage : LoadedComponent
{
    /// <summary>Rows per page.</summary>
    protected const int Rows = 30;

    /// <summary>Cursor of the requested page.</summary>
    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    protected PageRequest RequestedPage => new(Rows, string.IsNullOrEmpty(Cursor) ? null : Cursor);

    /// <summary>Parses a state from the query, written in camelCase; null when missing or unknown.</summary>
    protected static TEnum? Choice<TEnum>(string? text)
        where TEnum : struct, Enum => Api.Http.Choice<TEnum>.TryParse(text, out var choice) ? choice.Value : null;

    protected static Guid? Id(string? text) =>
        Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;

    protected static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Parses a text value from the query; null when missing.</summary>
    protected static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Responds with 404 and still renders the page, because the status is set when the response
    /// starts.</summary>
    protected void Missing() =>
        Http.Response.OnStarting(
            static state =>
            {
                ((HttpResponse)state).StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            },
            Http.Response
        );

    /// <summary>Formats JSON for display.</summary>
    protected static readonly JsonSerializerOptions ForReading = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
