using System.Text.Json;
using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Components;

namespace Marketplace.Api.Admin;

/// <summary>Base class of panel pages: reads query values and reports missing records.</summary>
public abstract class AdminPage : LoadedComponent
{
    /// <summary>Rows per page.</summary>
    protected const int Rows = 30;

    /// <summary>Cursor of the requested page.</summary>
    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    protected PageRequest RequestedPage => new(Rows, string.IsNullOrEmpty(Cursor) ? null : Cursor);

    /// <summary>The filters of the page, read from the query.</summary>
    [Inject]
    public QueryFilters Asked { get; set; } = null!;

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
