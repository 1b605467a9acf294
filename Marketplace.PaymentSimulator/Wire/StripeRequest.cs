namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A validated request to the provider's API.</summary>
/// <param name="Parameters">The parameters of the form or the query string.</param>
/// <param name="Scenario">The scenario of the header; null if there is none.</param>
/// <param name="BaseUrl">The simulator's address as a browser reaches it.</param>
/// <param name="Path">The path of the request, for lists.</param>
/// <param name="RouteId">The id in the path; empty if there is none.</param>
public sealed record StripeRequest(FormNode Parameters, Scenario? Scenario, string BaseUrl, string Path, string RouteId)
{
    /// <summary>The scenario to store on the object: a <c>timeout</c> by header applies to the response only.</summary>
    public Scenario? ObjectScenario => Scenario == PaymentSimulator.Scenario.Timeout ? null : Scenario;
}
