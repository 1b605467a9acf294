using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Sasl;
using Amqp.Types;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Claims-based security: takes every token, since the broker listens on loopback alone.</summary>
internal sealed class CbsNode : IRequestProcessor
{
    internal const string Address = "$cbs";

    public int Credit => 100;

    public void Process(RequestContext requestContext) =>
        requestContext.Complete(
            new Message
            {
                ApplicationProperties = new ApplicationProperties
                {
                    ["status-code"] = 202,
                    ["status-description"] = "Accepted",
                },
            }
        );
}

/// <summary>The SASL mechanism with which a client announces that it will send a token.</summary>
internal sealed class CbsSaslProfile() : SaslProfile(Symbols.SaslMechanism)
{
    protected override ITransport UpgradeTransport(ITransport transport) => transport;

    protected override DescribedList? GetStartCommand(string hostname) => null;

    protected override DescribedList OnCommand(DescribedList command) => new SaslOutcome { Code = SaslCode.Ok };
}
