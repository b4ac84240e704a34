import NIOHTTP2
import NIOSSL
import NIOHPACK

