using Microsoft.AspNetCore.Components;

namespace Marketplace.Api.Admin;

/// <summary>A component that loads its data before it renders, so there is no partially loaded state.</summary>
public abstract class LoadedComponent : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>Cancelled when the client disconnects.</summary>
    protected CancellationToken Stop => Http.RequestAborted;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Loads the component's data.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;
}
