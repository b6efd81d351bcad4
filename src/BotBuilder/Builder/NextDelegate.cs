using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

public delegate Task NextDelegate(CancellationToken cancellationToken);
