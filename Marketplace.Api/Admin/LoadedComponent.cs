using Microsoft.AspNetCore.Components;

namespace Marketplace.Api.Admin;

/// <summary>A component that reads what it shows before it shows anything: no half-filled state exists.</summary>
public abstract class LoadedComponent : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>Ends when the reader leaves.</summary>
    protected CancellationToken Stop => Http.RequestAborted;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the component shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;
}
